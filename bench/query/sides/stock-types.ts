import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType()
export class Site {
  @Field(() => String)
  name!: string;
}

@ObjectType()
export class VisitType {
  @Field(() => String)
  name!: string;
}

@ObjectType()
export class StaffMember {
  @Field(() => String)
  name!: string;

  @Field(() => Site, { nullable: true })
  site?: Site | null;
}

@ObjectType()
export class Room {
  @Field(() => String)
  name!: string;

  @Field(() => Site, { nullable: true })
  site?: Site | null;
}

@ObjectType()
export class Patient {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  mrn!: string;

  @Field(() => String)
  givenName!: string;

  @Field(() => String)
  familyName!: string;

  @Field(() => String)
  birthDate!: string;

  @Field(() => String)
  gender!: string;

  @Field(() => String, { nullable: true })
  phone?: string | null;

  @Field(() => String, { nullable: true })
  email?: string | null;
}

@ObjectType()
export class Visit {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  ticket!: string;

  @Field(() => String)
  stage!: string;

  @Field(() => Date)
  arrivedAt!: Date;

  @Field(() => Date, { nullable: true })
  endedAt?: Date | null;

  @Field(() => Patient)
  patient!: Patient;
}

@ObjectType()
export class Appointment {
  @Field(() => ID)
  id!: string;

  @Field(() => Date)
  startsAt!: Date;

  @Field(() => Date)
  endsAt!: Date;

  @Field(() => String)
  status!: string;

  @Field(() => String)
  confirmation!: string;

  @Field(() => String, { nullable: true })
  note?: string | null;

  @Field(() => Patient)
  patient!: Patient;

  @Field(() => VisitType)
  visitType!: VisitType;

  @Field(() => StaffMember)
  provider!: StaffMember;

  @Field(() => Room, { nullable: true })
  room?: Room | null;

  @Field(() => Visit, { nullable: true })
  visit?: Visit | null;
}
