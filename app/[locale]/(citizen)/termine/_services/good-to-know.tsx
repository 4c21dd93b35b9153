import { useLocale, useTranslations } from "next-intl";
import { Heading } from "#components/ui/heading.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { Limits } from "#lib/catalog/catalog.ts";
import { paths } from "#lib/paths/citizen.ts";
import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";

/** The rules, before anybody runs into them. */
export function GoodToKnow({ limits }: { limits: Limits }) {
	const t = useTranslations("start.rules");
	const lines = [
		t("limits", { services: limits.maxServices, minutes: limits.maxMinutes }),
		t("combine"),
		t("account"),
		t("walkIn"),
	];
	return (
		<Panel as="section" quiet aria-labelledby="gut-zu-wissen">
			<Heading size="small" id="gut-zu-wissen">
				{t("title")}
			</Heading>
			<ul className="flex list-disc flex-col gap-8 ps-[min(1.5rem,6vw)]">
				{lines.map((line) => (
					<li key={line}>{withSoftHyphens(line)}</li>
				))}
			</ul>
			<p>
				<a href={paths(useLocale()).improvements()}>
					{useTranslations("improvements")("startLink")}
				</a>
			</p>
		</Panel>
	);
}
