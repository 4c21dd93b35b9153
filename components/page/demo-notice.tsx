import { formatDate, formatTime } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { civilDateOf, minuteOf } from "#lib/time.ts";
import { Icon } from "../ui/icon.tsx";

/** Above every page of the demo: nothing here is real. */
export function DemoNotice({
	label,
	text,
	plays,
	link,
	href,
	wide = false,
}: {
	label: string;
	text: string;
	/** Which day and time it plays; null: the real one. */
	plays: string | null;
	link: string;
	href: string;
	/** Over the whole width, as the page below it. */
	wide?: boolean;
}) {
	return (
		<aside
			aria-label={label}
			className="no-print border-b border-warning bg-warning-background"
		>
			<p
				className={`mx-auto flex items-start gap-8 px-[min(1rem,4vw)] py-8 text-small sm:px-24 ${wide ? "" : "max-w-page"}`}
			>
				<Icon name="warning" />
				<span className="min-w-0">
					{text} {plays ? `${plays} ` : null}
					<a
						href={href}
						className="inline-block min-h-24 underline underline-offset-4 hover:decoration-2"
					>
						{link}
					</a>
				</span>
			</p>
		</aside>
	);
}

/** Day and time in words, for the sentence about what the demo plays. */
export function momentOf(at: Temporal.Instant, locale: Locale) {
	return {
		date: formatDate(civilDateOf(at), locale, "day"),
		time: formatTime(minuteOf(at), locale),
	};
}
