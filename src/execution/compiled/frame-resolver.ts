import {
  defaultFieldResolver,
  type FieldNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getArgumentValues,
  getNullableType,
  isLeafType,
} from 'graphql';
import { checkOf } from './check-value.ts';
import { type Frame, isPromise, type Values } from './frame.ts';

type Field = GraphQLField<unknown, unknown>;
type FrameResolver = GraphQLFieldResolver<unknown, Frame>;

const noValues: Values = Object.freeze({});

/** How a compiled operation comes by a field's value; undefined for a plain property, which it reads by itself. */
export function frameResolver(schema: GraphQLSchema, field: Field): FrameResolver | undefined {
  if (!field.resolve && isLeafType(getNullableType(field.type))) return undefined;
  const call = field.resolve ? callOwn(field, field.resolve) : readProperty(field);
  const check = checkOf(schema, field.type);
  if (!check) return call;
  return (source, args, frame, info) => {
    const value = call(source, args, frame, info);
    return isPromise(value) ? value.then((settled) => check(settled, frame)) : check(value, frame);
  };
}

function callOwn(field: Field, resolve: GraphQLFieldResolver<unknown, unknown>): FrameResolver {
  const valuesFor = argumentsOf(field);
  return (source, _none, frame, info) => {
    // Each call has an `info` of its own.
    (info as { variableValues: Values }).variableValues = frame.variableValues;
    return resolve(source, valuesFor(frame, info), frame.context, info);
  };
}

/** Rows hold the selected values; a function among them is left to graphql-js's own resolver, which calls it. */
function readProperty(field: Field): FrameResolver {
  const { name } = field;
  const call = callOwn(field, defaultFieldResolver);
  return (source, none, frame, info) => {
    const value = typeof source === 'object' && source !== null ? (source as Values)[name] : undefined;
    return typeof value === 'object' ? value : call(source, none, frame, info);
  };
}

function argumentsOf(field: Field): (frame: Frame, info: GraphQLResolveInfo) => Values {
  if (field.args.length === 0) return () => noValues;
  return ({ args, variableValues }, { fieldNodes }) => {
    const node = fieldNodes[0] as FieldNode;
    const known = args.get(node);
    if (known?.field === field) return known.values;
    const values = getArgumentValues(field, node, variableValues);
    args.set(node, { field, values });
    return values;
  };
}
