import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { DurationScalar } from '../../contract/scalars/duration.scalar.ts';
import {
  CreateSiteResult,
  CreateVisitTypeResult,
  MutationCreateSiteArgs,
  MutationCreateVisitTypeArgs,
  MutationUpdatePracticeArgs,
  MutationUpdateSiteArgs,
  MutationUpdateVisitTypeArgs,
  Practice,
  PracticeSitesArgs,
  QuerySiteArgs,
  QueryVisitTypesArgs,
  Site,
  SiteConnection,
  UpdatePracticeResult,
  UpdateSiteResult,
  UpdateVisitTypeResult,
  VisitType,
  VisitTypeConnection,
} from '../../generated/models.ts';
import { pageOf } from '../../reading/lists/page-of.ts';
import { load } from '../../reading/row-loader.ts';
import type { Context } from '../../request/context.ts';
import { practiceIdOf } from '../../request/practice-id-of.ts';
import { createSite } from './create-site.ts';
import { createVisitType } from './create-visit-type.ts';
import { practiceById } from './practice.loaders.ts';
import { sites } from './site.list.ts';
import { siteById } from './site.loaders.ts';
import { updatePractice } from './update-practice.ts';
import { updateSite } from './update-site.ts';
import { updateVisitType } from './update-visit-type.ts';
import type { VisitTypeRow } from './visit-type.entity.ts';
import { visitTypes } from './visit-type.list.ts';

@Resolver(() => Practice)
export class PracticeResolver {
  @Query(() => Practice)
  practice(@Ctx() context: Context): Promise<Practice | null> {
    return load(context, practiceById, practiceIdOf(context));
  }

  @FieldResolver(() => SiteConnection)
  sites(
    @Args(() => PracticeSitesArgs) args: PracticeSitesArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SiteConnection> {
    return pageOf(context, info, sites, args);
  }

  @Mutation(() => UpdatePracticeResult)
  updatePractice(
    @Args(() => MutationUpdatePracticeArgs) { input }: MutationUpdatePracticeArgs,
    @Ctx() context: Context,
  ): Promise<UpdatePracticeResult> {
    return updatePractice(context, input);
  }
}

@Resolver(() => Site)
export class SiteResolver {
  @Query(() => Site, { nullable: true })
  site(@Args(() => QuerySiteArgs) { id }: QuerySiteArgs, @Ctx() context: Context): Promise<Site | null> {
    return load(context, siteById, id);
  }

  @Mutation(() => CreateSiteResult)
  createSite(
    @Args(() => MutationCreateSiteArgs) { input }: MutationCreateSiteArgs,
    @Ctx() context: Context,
  ): Promise<CreateSiteResult> {
    return createSite(context, input);
  }

  @Mutation(() => UpdateSiteResult)
  updateSite(
    @Args(() => MutationUpdateSiteArgs) args: MutationUpdateSiteArgs,
    @Ctx() context: Context,
  ): Promise<UpdateSiteResult> {
    return updateSite(context, args);
  }
}

@Resolver(() => VisitType)
export class VisitTypeResolver {
  @Query(() => VisitTypeConnection)
  visitTypes(
    @Args(() => QueryVisitTypesArgs) args: QueryVisitTypesArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<VisitTypeConnection> {
    return pageOf(context, info, visitTypes, args);
  }

  @FieldResolver(() => DurationScalar)
  duration(@Root() { durationMinutes }: VisitTypeRow): number {
    return durationMinutes * 60;
  }

  @Mutation(() => CreateVisitTypeResult)
  createVisitType(
    @Args(() => MutationCreateVisitTypeArgs) { input }: MutationCreateVisitTypeArgs,
    @Ctx() context: Context,
  ): Promise<CreateVisitTypeResult> {
    return createVisitType(context, input);
  }

  @Mutation(() => UpdateVisitTypeResult)
  updateVisitType(
    @Args(() => MutationUpdateVisitTypeArgs) args: MutationUpdateVisitTypeArgs,
    @Ctx() context: Context,
  ): Promise<UpdateVisitTypeResult> {
    return updateVisitType(context, args);
  }
}
