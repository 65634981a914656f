import type { Histories } from '@marquee/histories';
import { heldOutNewest, type NamedHistories, oneProfileIn } from '@marquee/protocols';

/** What training may see, and why nothing of it is kept back where nothing is. */
export interface LearntFrom {
	readonly train: Histories;
	readonly unasked?: string;
}

/** All but the titles kept back to evaluate on; everything where none can be spared. */
export function learntFrom(all: NamedHistories, keepBack: boolean): LearntFrom {
	const whole = (unasked: string) => ({ train: all.histories, unasked });
	if (!keepBack) return whole('nothing was kept back from training, as asked');
	const { train, test } = heldOutNewest.split(all);
	if (test.length === 0)
		return whole(
			`of one profile in ${oneProfileIn}, none has three titles, so nothing was kept back`,
		);
	if (!hasPairs(train)) return whole('there are too few events to keep any back');
	return { train };
}

/** Whether any profile has two events: one to learn from and one to learn. */
export const hasPairs = ({ offsets }: Histories): boolean =>
	offsets.some((end, u) => u > 0 && end - offsets[u - 1]! > 1);
