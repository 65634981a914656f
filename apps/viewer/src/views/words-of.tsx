import { serviceLanguage, type Told } from '../words/headings.ts';

/** Text of the service; where it is not in the reader's language it says which it is in, and which way it runs. */
export function WordsOf({ told: { text, foreign } }: { told: Told }) {
	if (!foreign) return text;
	return (
		<span lang={serviceLanguage} dir="ltr">
			{text}
		</span>
	);
}
