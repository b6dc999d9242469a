import { useState } from 'preact/hooks';
import {
  FindPatientsDocument,
  type FindPatientsQuery,
  PatientTrailDocument,
  type PatientTrailQuery,
} from '../generated/operations.ts';
import { Field } from './field.tsx';
import { messageOf, useSession } from './session.tsx';
import { useForm } from './use-form.ts';

type Found = FindPatientsQuery['searchPatients'];
type Patient = Found['nodes'][number];
type Trail = PatientTrailQuery['auditTrail'];

/** Finds a patient, and lists who did what with the patient's data, the latest first. */
export function AuditTrail() {
  const { ask } = useSession();
  const [found, setFound] = useState<Found>();
  const [chosen, setChosen] = useState<Patient>();
  const [trail, setTrail] = useState<Trail>();
  const [fault, setFault] = useState<string>();

  const form = useForm(['text'], async ({ text = '' }) => {
    setChosen(undefined);
    setTrail(undefined);
    setFault(undefined);
    try {
      setFound((await ask(FindPatientsDocument, { text })).searchPatients);
      return null;
    } catch (error) {
      return { message: messageOf(error) };
    }
  });

  const read = async (patient: Patient, before?: Trail) => {
    setChosen(patient);
    setFault(undefined);
    if (!before) setTrail(undefined);
    try {
      const after = before?.pageInfo.endCursor ?? null;
      const { auditTrail } = await ask(PatientTrailDocument, { patientId: patient.id, after });
      setTrail({ ...auditTrail, nodes: [...(before?.nodes ?? []), ...auditTrail.nodes] });
    } catch (error) {
      setFault(messageOf(error));
    }
  };

  return (
    <>
      <form onSubmit={form.onSubmit} aria-labelledby="audit">
        <Field
          label="Patient"
          hint="A name, a birth date or a medical record number. Reading the trail is an entry of it."
          fault={form.faultOf('text')}
        >
          {(attributes) => (
            <input {...attributes} name="text" autocomplete="off" spellcheck={false} maxlength={100} required />
          )}
        </Field>
        <div role="alert">{(form.fault ?? fault) && <p class="fault">{form.fault ?? fault}</p>}</div>
        <button type="submit" disabled={form.isBusy}>
          Find
        </button>
      </form>
      <div role="status">
        {found?.nodes.length === 0 && <p>No patient is found by that.</p>}
        {found?.pageInfo.hasNextPage && <p class="hint">There are more; type more of the name.</p>}
      </div>
      {found && !chosen && <Patients found={found} choose={(patient) => void read(patient)} />}
      {chosen && trail && <Entries patient={chosen} trail={trail} more={() => void read(chosen, trail)} />}
    </>
  );
}

function Patients({ found, choose }: { found: Found; choose: (patient: Patient) => void }) {
  return (
    <ul class="accounts">
      {found.nodes.map((patient) => (
        <li key={patient.id}>
          <button type="button" class="quiet" onClick={() => choose(patient)}>
            {patient.givenName} {patient.familyName}
            <span>
              born {patient.birthDate}, MRN {patient.mrn}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Entries({ patient, trail, more }: { patient: Patient; trail: Trail; more: () => void }) {
  return (
    <section class="trail" aria-labelledby="entries">
      <h3 id="entries">
        {patient.givenName} {patient.familyName}
      </h3>
      {trail.nodes.length === 0 && <p>The trail has no entry about this patient.</p>}
      <ol>
        {trail.nodes.map(({ id, at, action, operation, actor, staffMember }) => (
          <li key={id}>
            <time dateTime={at}>{new Date(at).toLocaleString()}</time>
            <span>
              {staffMember?.name ?? actor}: {action.toLowerCase()}, <code>{operation}</code>
            </span>
          </li>
        ))}
      </ol>
      {trail.pageInfo.hasNextPage && (
        <button type="button" class="quiet" onClick={more}>
          Earlier entries
        </button>
      )}
    </section>
  );
}
