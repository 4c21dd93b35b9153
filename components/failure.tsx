import { PageFrame, PageTitle } from "#components/page.tsx";
import { PHONE } from "#components/phone.ts";
import { PageHeading } from "#components/ui/heading.tsx";
import { FAILURE_WORDS } from "#lib/failure.ts";
import type { Locale } from "#lib/locale.ts";

export function Failure({ locale, here }: { locale: Locale; here: string }) {
	const words = FAILURE_WORDS[locale];
	return (
		<PageFrame>
			<PageTitle title={words.title} />
			<PageHeading title={words.title}>{words.text}</PageHeading>
			<p>{words.safe}</p>
			<a href={here} className="kern-btn kern-btn--primary self-start">
				<span className="kern-label">{words.retry}</span>
			</a>
			<p>
				{words.call} <a href={PHONE.href}>{PHONE.number}</a>
			</p>
		</PageFrame>
	);
}
