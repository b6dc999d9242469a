/** Whole days, both included; without an end when `to` is null. */
export interface Period {
  from: string;
  to: string | null;
}

export interface ProcedureFacts {
  periods: readonly Period[];
  /** Unlisted or not otherwise classified: needs a description. */
  isUnlisted: boolean | null;
  /** Reports a measure or an encounter, and may cost nothing. */
  isReportingOnly: boolean | null;
  /** Days after the procedure that its payment covers, as the fee schedule has them: 000, 010, 090, XXX and so on. */
  globalDays: string | null;
  /** Places in which the procedure can be done. */
  placesOfService: readonly string[] | null;
  /** Whether a CLIA certificate is needed; waived tests need the modifier QW where the list says so. */
  clia: 'NOT_NEEDED' | 'CERTIFICATE' | 'WAIVED' | 'WAIVED_WITH_QW' | null;
  isDrug: boolean | null;
  /** Comes in containers for one patient, so that waste is reported: JW, or JZ for none. */
  isSingleDose: boolean | null;
}

export interface DiagnosisFacts {
  periods: readonly DiagnosisPeriod[];
  /** Only shows another disease, which is coded first. */
  isManifestation: boolean | null;
  sex: 'F' | 'M' | null;
  ageGroup: 'NEWBORN' | 'PEDIATRIC' | 'MATERNITY' | 'ADULT' | null;
  /** Codes, or the beginnings of codes, that may not stand beside this one. */
  excludes1: readonly string[];
}

export interface DiagnosisPeriod extends Period {
  isBillable: boolean;
}

export interface PtpPair extends Period {
  /** 0 never paid together, 1 paid together with a modifier, 9 not applicable. */
  indicator: '0' | '1' | '9';
}

export interface MueLimit extends Period {
  units: number;
  /** 1 a line, 2 a day by policy, 3 a day by clinical benchmarks. */
  indicator: '1' | '2' | '3';
}

export interface RegisteredProvider {
  isActive: boolean;
  /** Null of an NPI that was deactivated, of which the registry says no more. */
  kind: 'PERSON' | 'ORGANIZATION' | null;
}

export const isWithin = ({ from, to }: Period, date: string): boolean => from <= date && (to === null || date <= to);

export const isValidOn = (periods: readonly Period[], date: string): boolean =>
  periods.some((period) => isWithin(period, date));
