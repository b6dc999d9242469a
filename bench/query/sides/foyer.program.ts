// Foyer as it is shipped; or, to be compared with servers that write no audit, with a contract in which nothing that is read is a patient's.
import 'reflect-metadata';
import { readTypeDefs } from '../../../src/contract/read-type-defs.ts';
import { buildServedSchema } from '../../../src/schema.ts';
import { serveFoyer } from './serve-foyer.ts';

const [appUrl = '', manner] = process.argv.slice(2);
const withoutReadAudit = () => readTypeDefs().map((sdl) => sdl.replaceAll(/@patientData\([^)]*\)(?! on)/g, ''));
await serveFoyer(appUrl, manner === 'unaudited' ? buildServedSchema(withoutReadAudit()) : buildServedSchema());
