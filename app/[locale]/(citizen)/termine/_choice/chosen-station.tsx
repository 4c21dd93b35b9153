import { useLocale, useTranslations } from "next-intl";
import { Panel } from "#components/ui/panel.tsx";
import type { LinkFindings } from "#lib/catalog/rules/choice.ts";

/** Where the appointment will be, if that is settled already, with a way to change it. */
export function ChosenStation({
	station,
	change,
}: {
	station: LinkFindings["station"];
	/** Where another one can be chosen. */
	change: string;
}) {
	const t = useTranslations("start.link");
	const anyStation = useTranslations("when")("anyStation");
	const locale = useLocale();
	if (station?.kind !== "online" && station?.kind !== "any") return null;
	const { name, lang } =
		station.kind === "online"
			? station.station.text
			: { name: anyStation, lang: locale };
	return (
		<Panel quiet>
			<p>
				{t("chosen")} <strong lang={lang}>{name}</strong>
				<br />
				<a
					href={change}
					className="inline-flex min-h-32 items-center text-action underline underline-offset-4 hover:decoration-2"
				>
					{t("change")}
				</a>
			</p>
		</Panel>
	);
}
