import type { SearchAnswer } from '@marquee/contracts';
import { useEffect, useState } from 'react';
import { useLanguage } from '../surroundings.ts';
import { useViewer } from '../viewer-context.ts';

/** Whoever listens is told what was found when the hands have rested so long: not at every letter. */
const announceMs = 700;

/** What was found, to be read out. */
export function useAnnouncement(answer: SearchAnswer | undefined, isOpen: boolean): string {
	const { wait } = useViewer();
	const { words } = useLanguage();
	const [said, setSaid] = useState('');
	useEffect(() => {
		if (!answer || isOpen) return;
		return wait(announceMs, () => {
			const { query, results, notice, correction } = answer;
			const count = words.search.results(results.length);
			setSaid(
				query === ''
					? ''
					: (notice?.sentence ??
							words.search.resultsFor(count, correction?.applied ? correction.text : query)),
			);
		});
	}, [answer, isOpen, words, wait]);
	return said;
}
