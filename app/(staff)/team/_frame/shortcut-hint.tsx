/** The key that does the same; for those who see only, others are told by aria-keyshortcuts. */
export function ShortcutHint({ letter }: { letter: string | undefined }) {
	return letter ? (
		<span aria-hidden="true" data-needs="keys">
			<kbd className="team-key">{letter.toUpperCase()}</kbd>
		</span>
	) : null;
}
