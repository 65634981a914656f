import { opeFailure } from './ope-failures.ts';

/** What a column of a log is for. */
export type Role = 'action' | 'reward' | 'propensity' | 'position' | 'unit';

/** Columns by their roles, as the flags name them. */
export type NamedRoles = Readonly<Partial<Record<Role, string>>>;

/** Names that logs in use give to columns, the likeliest first: Open Bandit's, its pipeline's, ours. */
const usualNames: Readonly<Record<Role, readonly string[]>> = {
	action: ['item_id', 'action', 'item', 'title_id', 'titleid', 'title', 'arm', 'chosen'],
	reward: ['click', 'reward', 'clicked', 'rewards', 'outcome'],
	propensity: ['propensity_score', 'pscore', 'propensity', 'probability', 'behavior_policy_pscore'],
	position: ['position', 'slot', 'place'],
	unit: ['unit', 'user_id', 'userid', 'user', 'profile_id', 'profileid', 'profile', 'session_id'],
};

const needed: readonly Role[] = ['action', 'reward', 'propensity'];

/**
 * Which column is for what, in lower case.
 *
 * @throws {Failure} `ope-log-columns` if one that is needed or named is not there.
 */
export function rolesIn(
	columns: readonly string[],
	named: NamedRoles,
	path: string,
	required: readonly Role[] = needed,
): NamedRoles {
	const found: Partial<Record<Role, string>> = {};
	for (const role of Object.keys(usualNames) as Role[]) {
		const wanted = named[role]?.toLowerCase();
		const column =
			wanted === undefined
				? usualNames[role].find((name) => columns.includes(name))
				: columns.find((name) => name === wanted);
		if (column !== undefined) found[role] = column;
		else if (wanted !== undefined || required.includes(role))
			throw lacking(role, wanted, columns, path);
	}
	return found;
}

/** The first columns of a file that have a name. */
export const namesOf = (columns: readonly string[]): string => {
	const named = columns.filter((name) => name !== '');
	return `${named.slice(0, 12).join(', ')}${named.length > 12 ? ', …' : ''}`;
};

const lacking = (
	role: Role,
	wanted: string | undefined,
	columns: readonly string[],
	path: string,
) =>
	opeFailure('ope-log-columns', {
		found: `no column ${wanted ?? usualNames[role].join(' or ')} for the ${role}, among ${namesOf(columns)}`,
		where: path,
		remedy: `Name the column with --${role}.`,
	});
