/** Takes over what was learnt or edited since; what cannot be read is told of by its name, and what was there goes on. */
export async function takenOver(
	parts: Readonly<Record<string, () => unknown>>,
	report: (stage: string, cause: unknown) => void,
): Promise<void> {
	for (const [name, follow] of Object.entries(parts))
		try {
			await follow();
		} catch (cause) {
			report(`follow-${name}`, cause);
		}
}
