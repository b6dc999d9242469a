/** A simulation cannot begin or go on. The message is one sentence for the operator: the fault and the way out. */
export class SimulationFailure extends Error {
  override readonly name = 'SimulationFailure';
}
