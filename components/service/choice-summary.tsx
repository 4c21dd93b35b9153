import { useLocale, useTranslations } from "next-intl";
import type { BookableDays } from "#lib/catalog/rules/bookable-days.ts";
import { minorInWords } from "#lib/catalog/rules/bring.ts";
import { minutesWithin, type Selection } from "#lib/catalog/rules/selection.ts";
import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";
import { Heading } from "../ui/heading.tsx";
import { Panel } from "../ui/panel.tsx";
import { ServiceNames } from "./service-names.tsx";

/** What was chosen so far, quietly beside or below the question, each part with a way to change it. */
export function ChoiceSummary({
	selection,
	days,
	changeServices,
	minor,
	station,
}: {
	selection: Selection;
	/** Those that can be chosen: it may take longer from one of them on. */
	days: BookableDays;
	changeServices: string;
	/** For whom, if it was asked. */
	minor?: { answer: string | undefined; change: string };
	station?: { name: string; lang: string; change: string };
}) {
	const t = useTranslations("selection.summary");
	const { least, most } = minutesWithin(selection, days);
	const forWhom = minorInWords(minor?.answer, useLocale());
	return (
		<Panel as="section" quiet aria-labelledby="auswahl-bisher">
			<Heading size="small" id="auswahl-bisher">
				{t("title")}
			</Heading>
			<div className="flex flex-col gap-4">
				<ServiceNames selection={selection} />
				<p className="text-muted">
					{least === most
						? t("minutes", { minutes: least })
						: t("minutesByDay", { least, most })}
				</p>
				<ChangeLink
					href={changeServices}
					text={t("change")}
					about={t("services")}
				/>
			</div>
			{minor && forWhom ? (
				<div className="flex flex-col gap-4">
					<p>{forWhom}</p>
					<ChangeLink
						href={minor.change}
						text={t("change")}
						about={t("forWhom")}
					/>
				</div>
			) : null}
			{station ? (
				<div className="flex flex-col gap-4">
					<p lang={station.lang}>{withSoftHyphens(station.name)}</p>
					<ChangeLink
						href={station.change}
						text={t("change")}
						about={t("station")}
					/>
				</div>
			) : null}
		</Panel>
	);
}

function ChangeLink({
	href,
	text,
	about,
}: {
	href: string;
	text: string;
	about: string;
}) {
	return (
		<a
			href={href}
			className="inline-flex min-h-32 items-center self-start text-action underline underline-offset-4 hover:decoration-2"
		>
			{text}
			<span className="sr-only">: {about}</span>
		</a>
	);
}
