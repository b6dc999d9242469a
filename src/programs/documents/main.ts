import 'reflect-metadata';
import { runDocuments } from './run-documents.ts';

process.exitCode = await runDocuments(process.argv.slice(2), { out: process.stdout, err: process.stderr });
