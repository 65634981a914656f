import type { Person } from './person.ts';
import type { TitleTally } from './title-tally.ts';
import { copiedHistory, type GrowingHistory, type WatchedTitles } from './watched-titles.ts';

/** What a service may know of a member. Rankers read this and nothing else, unless they say so. */
export interface Known {
	readonly index: number;
	/** What was watched, oldest first, from before the world began on. */
	readonly history: WatchedTitles;
}

/** A member in one life: the person, and what has happened to them so far. Visits change it. */
export interface Member extends Known {
	readonly person: Person;
	readonly history: GrowingHistory;
	readonly tally: TitleTally;
	/** How often rows were shown since something in them was played, by key. */
	readonly rowShown: Map<number, number>;
	/** How many were watched before the world began. */
	readonly pastPlays: number;
	visits: number;
	/** What the member thinks of the service now. */
	satisfaction: number;
	/** When the member looks in next; `undefined` once they have left for good. */
	nextAt: number | undefined;
	/** When they left for good. */
	leftAt: number | undefined;
}

/** Another life that is the same up to now. */
export const copiedMember = (member: Member): Member => ({
	...member,
	history: copiedHistory(member.history),
	tally: member.tally.copy(),
	rowShown: new Map(member.rowShown),
});
