import type { Clock } from '@marquee/units';
import type { Progress } from '../terminal/progress.ts';

/** What every verb works with; only main.ts reads the environment. */
export interface Surroundings {
	readonly clock: Clock;
	/** The variables that stand in for flags; they are checked as the flags are. */
	readonly environment: { readonly state: string; readonly port: string };
	/** How many this machine has; used where no flag says otherwise. */
	readonly threads: number;
	/** Answers go here. */
	readonly print: (text: string) => void;
	/** What happens goes here, so that answers stay clean for programs. */
	readonly log: (line: string) => void;
	readonly progress: Progress;
	/** Aborted by Ctrl-C and SIGTERM. */
	readonly signal: AbortSignal;
	/** A verb says what becomes of its work if it is stopped; one that says nothing goes on from there. */
	readonly ifStopped: (says: string) => void;
	/** Revision of the code, as far as it is known. */
	readonly code: string;
	/** The data that come with the project. */
	readonly bundledData: string;
}
