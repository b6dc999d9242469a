import type { FileImport } from '../file-import.ts';
import { encounters } from './encounters.ts';
import { organizations } from './organizations.ts';
import { patients } from './patients.ts';
import { payers } from './payers.ts';
import { providers } from './providers.ts';

/** The files of a Synthea CSV export that are imported, each after those it refers to. */
export const syntheaFiles: readonly FileImport[] = [organizations, providers, payers, patients, encounters];
