import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { localDay } from '../../../src/time/site-time.ts';
import { stockCheckIn } from './stock-check-in.ts';
import type { StockContext } from './stock-context.ts';
import { stockEntities } from './stock-entities.ts';
import { Appointment, Patient, Visit } from './stock-types.ts';

/** Resolvers as TypeGraphQL's and MikroORM's guides write them: entities found, populated and answered. */
@Resolver(() => Patient)
export class StockResolver {
  @Query(() => [Appointment])
  async dayList(
    @Arg('siteId', () => ID) siteId: string,
    @Arg('date', () => String) date: string,
    @Arg('first', () => Int) first: number,
    @Arg('isWithSites', () => Boolean, { defaultValue: false }) isWithSites: boolean,
    @Ctx() { em }: StockContext,
  ): Promise<Appointment[]> {
    const site = await em.findOneOrFail(stockEntities.Site, siteId);
    const { from, until } = localDay(date, site.timeZone);
    return em.find(
      stockEntities.Appointment,
      { site: siteId, startsAt: { $gte: from, $lt: until } },
      {
        populate: isWithSites
          ? ['patient', 'visitType', 'provider.site', 'room.site']
          : ['patient', 'visitType', 'provider', 'room'],
        orderBy: { startsAt: 'asc', id: 'asc' },
        limit: first,
      },
    );
  }

  @Query(() => Patient, { nullable: true })
  patient(@Arg('id', () => ID) id: string, @Ctx() { em }: StockContext): Promise<Patient | null> {
    return em.findOne(stockEntities.Patient, id);
  }

  @FieldResolver(() => [Appointment])
  async appointments(
    @Root() { id }: Patient,
    @Arg('first', () => Int) first: number,
    @Ctx() { em }: StockContext,
  ): Promise<Appointment[]> {
    const appointments = await em.find(
      stockEntities.Appointment,
      { patient: id },
      { populate: ['visitType', 'provider'], orderBy: { startsAt: 'desc', id: 'desc' }, limit: first },
    );
    const visits = await em.find(stockEntities.Visit, { appointment: appointments });
    return appointments.map((appointment) =>
      Object.assign(appointment, { visit: visits.find((visit) => visit.appointment === appointment) ?? null }),
    );
  }

  @Mutation(() => Visit)
  checkInAppointment(@Arg('id', () => ID) id: string, @Ctx() context: StockContext): Promise<Visit> {
    return stockCheckIn(context, id);
  }
}
