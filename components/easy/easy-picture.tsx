import { EASY, type Locale } from "#lib/text/locale.ts";
import { DRAWINGS, type DrawingName } from "./drawings.ts";

/**
 * The drawing of a step, in Leichte Sprache only. It always stands beside words that say the same, so that whoever listens
 * hears them once.
 */
export function EasyPicture({
	name,
	locale,
	size = 96,
}: {
	name: DrawingName;
	locale: Locale;
	/** In pixels; lines are of two at 96. */
	size?: 64 | 96;
}) {
	if (locale !== EASY) return null;
	const drawing: { line: string; cover?: string; accent: string } =
		DRAWINGS[name];
	return (
		<svg
			viewBox="0 0 96 96"
			width={size}
			height={size}
			className="drawing"
			aria-hidden="true"
		>
			<path d={drawing.line} />
			{drawing.cover ? (
				<path d={drawing.cover} className="drawing-cover" />
			) : null}
			<path d={drawing.accent} className="drawing-accent" />
		</svg>
	);
}
