import { join } from 'node:path';
import { readLmdbProfileStates } from '@marquee/stores';
import type { Random } from '@marquee/units';

/** The profiles of a state folder, drawn by how much they did: who watches more opens the page more often. */
export async function viewersOf(state: string, random: Random): Promise<() => string> {
	const states = readLmdbProfileStates(join(state, 'profiles'));
	const profiles = [...states.profileIds()];
	const upTo: number[] = [];
	let sum = 0;
	for (const profile of profiles) {
		sum += states.of(profile)?.titles.length ?? 0;
		upTo.push(sum);
	}
	await states.close();
	if (sum === 0) throw new RangeError(`nobody has watched anything in ${state}`);
	return () => profiles[firstAbove(upTo, random.next() * sum)]!;
}

/** The first place whose value exceeds `value`, in a list that ascends. */
function firstAbove(ascending: readonly number[], value: number): number {
	let [low, high] = [0, ascending.length - 1];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (ascending[middle]! > value) high = middle;
		else low = middle + 1;
	}
	return low;
}
