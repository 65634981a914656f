import { Icon } from '../icons.tsx';
import { useLanguage } from '../surroundings.ts';

/** Leaves what is played. */
export function LeaveButton({ leave }: { leave: () => void }) {
	const { words } = useLanguage();
	return (
		<button type="button" className="round" aria-label={words.title.back} onClick={leave}>
			<Icon name="back" />
		</button>
	);
}

/** Pauses what plays, and goes on with it; the first thing to have the focus. */
export function PlayingButton({ playing, toggle }: { playing: boolean; toggle: () => void }) {
	const { words } = useLanguage();
	return (
		<button
			type="button"
			className="round large"
			data-first-focus
			aria-label={playing ? words.player.pause : words.player.play}
			onClick={toggle}
		>
			<Icon name={playing ? 'pause' : 'play'} />
		</button>
	);
}
