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
import { listByName } from '../../reading/lists/list-by-name.ts';
import { load } from '../../reading/row-loader.ts';
import { rowsById } from '../../reading/rows-by.ts';
import type { Context } from '../../request/context.ts';
import { practiceIdOf } from '../../request/practice-id-of.ts';
import { createSite } from './create-site.ts';
import { createVisitType } from './create-visit-type.ts';
import { PracticeEntity } from './practice.entity.ts';
import { SiteEntity } from './site.entity.ts';
import { updatePractice } from './update-practice.ts';
import { updateSite } from './update-site.ts';
import { updateVisitType } from './update-visit-type.ts';
import type { VisitTypeRow } from './visit-type.entity.ts';
import { visitTypeFilter } from './visit-type.filter.ts';

@Resolver(() => Practice)
export class PracticeResolver {
  @Query(() => Practice)
  practice(@Ctx() context: Context): Promise<Practice | null> {
    return load(context, rowsById(PracticeEntity), practiceIdOf(context));
  }

  @FieldResolver(() => SiteConnection)
  sites(
    @Args(() => PracticeSitesArgs) page: PracticeSitesArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SiteConnection> {
    return listByName(context, info, 'site', page);
  }

  @Mutation(() => UpdatePracticeResult)
  updatePractice(
    @Args(() => MutationUpdatePracticeArgs) args: MutationUpdatePracticeArgs,
    @Ctx() context: Context,
  ): Promise<UpdatePracticeResult> {
    return updatePractice(context, args);
  }
}

@Resolver(() => Site)
export class SiteResolver {
  @Query(() => Site, { nullable: true })
  site(@Args(() => QuerySiteArgs) { id }: QuerySiteArgs, @Ctx() context: Context): Promise<Site | null> {
    return load(context, rowsById(SiteEntity), id);
  }

  @Mutation(() => CreateSiteResult)
  createSite(
    @Args(() => MutationCreateSiteArgs) args: MutationCreateSiteArgs,
    @Ctx() context: Context,
  ): Promise<CreateSiteResult> {
    return createSite(context, args);
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
    @Args(() => QueryVisitTypesArgs) { includeInactive, filter, ...page }: QueryVisitTypesArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<VisitTypeConnection> {
    const offered = visitTypeFilter(includeInactive ? null : { isActive: true });
    return listByName(context, info, 'visit_type', page, offered, visitTypeFilter(filter));
  }

  @FieldResolver(() => DurationScalar)
  duration(@Root() { durationMinutes }: VisitTypeRow): number {
    return durationMinutes * 60;
  }

  @Mutation(() => CreateVisitTypeResult)
  createVisitType(
    @Args(() => MutationCreateVisitTypeArgs) args: MutationCreateVisitTypeArgs,
    @Ctx() context: Context,
  ): Promise<CreateVisitTypeResult> {
    return createVisitType(context, args);
  }

  @Mutation(() => UpdateVisitTypeResult)
  updateVisitType(
    @Args(() => MutationUpdateVisitTypeArgs) args: MutationUpdateVisitTypeArgs,
    @Ctx() context: Context,
  ): Promise<UpdateVisitTypeResult> {
    return updateVisitType(context, args);
  }
}
