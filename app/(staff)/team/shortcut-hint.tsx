/** The key that does the same; for those who see only, others are told by aria-keyshortcuts. */
export function ShortcutHint({ letter }: { letter: string | undefined }) {
	return letter ? (
		<kbd className="team-key needs-script" aria-hidden="true">
			{letter.toUpperCase()}
		</kbd>
	) : null;
}
