/** The name in lights. */
export function Wordmark() {
	return (
		<span className="wordmark">
			<span className="bulbs" aria-hidden="true" />
			Marquee
			<span className="bulbs" aria-hidden="true" />
		</span>
	);
}
