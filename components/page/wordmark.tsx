import { city } from "#lib/city/city.ts";
import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";

/** Neutral on purpose: the city's coat of arms is not ours to show. */
export function Wordmark() {
	const { strong, rest } = city().wordmark;
	return (
		<span className="flex min-w-0 items-center gap-8" lang="de">
			<svg
				viewBox="0 0 32 32"
				className="size-32 shrink-0 fill-none stroke-action"
				strokeWidth="2.5"
				strokeLinecap="round"
				strokeLinejoin="round"
				aria-hidden="true"
			>
				<path d="M5 8.5a2.5 2.5 0 0 1 2.5-2.5h17A2.5 2.5 0 0 1 27 8.5v16a2.5 2.5 0 0 1-2.5 2.5h-17A2.5 2.5 0 0 1 5 24.5zM5 12.5h22M11 3.5v4M21 3.5v4M11.5 19.5l3.2 3.2 6-6.2" />
			</svg>
			<span className="min-w-0 leading-none hyphens-auto sm:text-large">
				<strong className="font-bold">{withSoftHyphens(strong)}</strong> {rest}
			</span>
		</span>
	);
}
