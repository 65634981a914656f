import type { Exposure } from '@marquee/allocation';
import type { ExposureLog } from '@marquee/stores';

/** Who has met which arm so far. */
export interface ExposedMembers {
	/** Whether this is the first time that the unit meets this arm in this epoch; from then on it is not. */
	readonly isNew: (exposure: Cell) => boolean;
	/** It could not be written down: the next time is the first again. */
	readonly forget: (exposure: Cell) => void;
	/** Members of each arm, each counted once over all epochs. */
	readonly countsOf: (experiment: string) => ReadonlyMap<string, number>;
}

type Cell = Pick<Exposure, 'experiment' | 'arm' | 'epoch' | 'unit'>;

/** Some fifty bytes for each member of an experiment, as long as the process lives. */
export function exposedMembers(): ExposedMembers {
	/** Experiment → arm → epoch → units. */
	const met = new Map<string, Map<string, Map<string, Set<string>>>>();
	const unitsOf = ({ experiment, arm, epoch }: Cell): Set<string> => {
		const arms = within(met, experiment, () => new Map<string, Map<string, Set<string>>>());
		const epochs = within(arms, arm, () => new Map<string, Set<string>>());
		return within(epochs, epoch, () => new Set<string>());
	};
	return {
		isNew: (cell) => {
			const units = unitsOf(cell);
			return units.size < units.add(cell.unit).size;
		},
		forget: (cell) => void unitsOf(cell).delete(cell.unit),
		countsOf: (experiment) =>
			new Map(
				Array.from(met.get(experiment) ?? [], ([arm, epochs]) => [arm, unionSize(epochs)] as const),
			),
	};
}

/** Those whom a log knows of. */
export async function membersIn(log: Pick<ExposureLog, 'read'>): Promise<ExposedMembers> {
	const members = exposedMembers();
	for await (const batch of log.read(0)) for (const { exposure } of batch) members.isNew(exposure);
	return members;
}

function within<Value>(map: Map<string, Value>, key: string, begin: () => Value): Value {
	const known = map.get(key);
	if (known !== undefined) return known;
	const made = begin();
	map.set(key, made);
	return made;
}

function unionSize(epochs: ReadonlyMap<string, ReadonlySet<string>>): number {
	const sets = [...epochs.values()].sort((a, b) => b.size - a.size);
	const [largest] = sets;
	if (largest === undefined) return 0;
	const further = new Set<string>();
	for (const set of sets.slice(1))
		for (const unit of set) if (!largest.has(unit)) further.add(unit);
	return largest.size + further.size;
}
