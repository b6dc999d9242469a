import type { UpdateClaimInput } from '../../generated/models.ts';

type Given = Omit<UpdateClaimInput, 'expectedVersion' | 'patientPaid'>;

/** Facts of a claim beside its charges, as they are kept. Absent ones are not known; money is in cents. */
export type KnownDetails = { [Fact in keyof Given]?: NonNullable<Given[Fact]> } & { patientPaid?: number };
