import { useLocale, useTranslations } from "next-intl";
import type { Bring } from "#lib/catalog/rules/bring.ts";
import { paths } from "#lib/paths/citizen.ts";
import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";
import { Lines } from "../ui/lines.tsx";
import { Stack } from "../ui/stack.tsx";

/** Who comes and what to bring, for each kind of person a service may be for. */
export function BringLists({ bring }: { bring: readonly Bring[] }) {
	const t = useTranslations("service");
	const minors = useTranslations("minors");
	const locale = useLocale();
	return bring.map(({ lang, heading, lists, needsConsent }) => (
		<Stack key={heading}>
			{heading ? (
				<p lang={locale} className="border-s-4 border-action ps-8 font-bold">
					{withSoftHyphens(heading)}
				</p>
			) : null}
			{lists.map(({ title, lines }) => (
				<div key={title} lang={lang}>
					<Lines title={title ?? t("bring")} lines={lines} />
				</div>
			))}
			{needsConsent ? (
				<p lang={locale}>
					<a href={paths(locale).consent()}>{minors("consentLink")}</a>
				</p>
			) : null}
		</Stack>
	));
}
