/** A simulation cannot begin or go on. The message is one sentence for whoever runs it: what is wrong and the way out. */
export class SimulationFailure extends Error {
  override readonly name = 'SimulationFailure';
}
