import { Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { boardRows } from './board-rows.ts';

@ObjectType()
export class BoardPatient {
  @Field(() => String)
  givenName!: string;

  @Field(() => String)
  familyName!: string;
}

@ObjectType()
export class BoardVisit {
  @Field(() => String)
  id!: string;

  @Field(() => String)
  ticket!: string;

  @Field(() => String)
  stage!: string;

  @Field(() => Date)
  arrivedAt!: Date;

  @Field(() => Int)
  minutes!: number;

  @Field(() => Boolean)
  isWalkIn!: boolean;

  @Field(() => BoardPatient)
  patient!: BoardPatient;
}

/** The board that Foyer and the stock server both serve from memory. */
@Resolver()
export class BoardResolver {
  @Query(() => [BoardVisit])
  board(): BoardVisit[] {
    return boardRows;
  }
}

/** The same in the terms of Foyer's contract. */
export const boardTypeDefs = `
  extend type Query { board: [BoardVisit!]! @listSize(assumedSize: 20) @public }
  type BoardVisit {
    id: String!
    ticket: String!
    stage: String!
    arrivedAt: DateTime!
    minutes: Int!
    isWalkIn: Boolean!
    patient: BoardPatient!
  }
  type BoardPatient { givenName: String! familyName: String! }
`;
