import { PageFrame, PageTitle } from "#components/page.tsx";
import { PHONE } from "#components/phone.ts";
import { PageHeading } from "#components/ui/heading.tsx";
import { FAILURE_WORDS } from "#lib/failure.ts";
import type { Locale } from "#lib/locale.ts";

export function Failure({ locale, here }: { locale: Locale; here: string }) {
	const { failed, safe, call } = FAILURE_WORDS[locale];
	return (
		<PageFrame>
			<PageTitle title={failed.title} />
			<PageHeading title={failed.title}>{failed.text}</PageHeading>
			<p>{safe}</p>
			<a href={here} className="kern-btn kern-btn--primary self-start">
				<span className="kern-label">{failed.button}</span>
			</a>
			<p>
				{call} <a href={PHONE.href}>{PHONE.number}</a>
			</p>
		</PageFrame>
	);
}
