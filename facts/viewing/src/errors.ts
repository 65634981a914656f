import type { FieldProblem } from '@marquee/contracts';
import { Failure } from '@marquee/units';

/** A batch with events that cannot be: nothing of it was taken in; `problems` names every one. Code `events-implausible`. */
export class EventsImplausible extends Failure {
	readonly problems: readonly FieldProblem[];

	constructor(problems: readonly FieldProblem[]) {
		super('events-implausible', {
			responsible: 'caller',
			what: `${problems.length} of the events cannot have happened as told: ${problems[0]?.expected}, found ${problems[0]?.found}`,
			where: problems[0]?.at ?? '/events',
			remedy:
				'Nothing was taken in. Correct these events, or the clock of the device, and send all again.',
		});
		this.problems = problems;
	}
}

/** A write to the log or a projection failed; what was not acknowledged may or may not be durable. */
export const intakeStopped = (cause: unknown): Failure =>
	new Failure('intake-stopped', {
		responsible: 'us',
		what: `events are no longer taken in since a write failed: ${cause instanceof Error ? cause.message : String(cause)}`,
		remedy: 'Mend what the cause names and start again; send what was not acknowledged once more.',
		cause,
	});
