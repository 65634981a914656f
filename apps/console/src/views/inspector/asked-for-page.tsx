import { useEffect } from 'react';
import { type Asked, hashOf } from '../../route.ts';
import { useConsole } from '../console-context.ts';
import { Problem } from '../problem.tsx';
import { useAsked } from '../use-asked.ts';
import { AskBar } from './ask-bar.tsx';

/** The inspector before there is a page: once it is made, its request takes the place of what was asked in the address. */
export function AskedForPage({ asked }: { asked: Asked }) {
	const { service, recent, navigation } = useConsole();
	const about = asked.profile === undefined ? undefined : hashOf({ at: 'ask', asked });
	const { answer, error, waiting, again } = useAsked(about, (signal) =>
		service.page(asked, signal),
	);
	useEffect(() => {
		if (answer === undefined) return;
		recent.keep(answer);
		navigation.replace({ at: 'inspect', requestId: answer.requestId });
	}, [answer, recent, navigation]);
	return (
		<div className="inspector">
			<h1 className="unseen">Page inspector</h1>
			<AskBar key={about} asked={asked} isSearch />
			{error !== undefined && <Problem error={error} again={again} />}
			{waiting && <p className="waiting">Making the page …</p>}
			{about === undefined && (
				<section className="empty">
					<h2>Any page, and why it is as it is</h2>
					<p>
						Name a profile to make a page now or to list its past pages, or open one by its request.
						Then ask any title why it stands there or does not, and hold the page against itself
						under another model, policy or layout.
					</p>
					<p>
						<kbd>/</kbd> leads to the search, <kbd>?</kbd> shows all keys.
					</p>
				</section>
			)}
		</div>
	);
}
