import { type Act, listPressed } from '../../home/opinion.ts';
import type { Activity } from '../../service.ts';
import { Icon } from '../icons.tsx';
import { useLanguage } from '../surroundings.ts';

/** Keeps a title for later; a second press takes that back. */
export function ListButton({
	titleId,
	activity,
	act,
}: {
	titleId: string;
	activity: Activity;
	act: Act;
}) {
	const { words } = useLanguage();
	return (
		<button
			type="button"
			className="button"
			aria-pressed={activity.listed}
			onClick={() => act(titleId, activity, listPressed(activity))}
		>
			<Icon name={activity.listed ? 'added' : 'add'} />
			{words.title.list}
		</button>
	);
}
