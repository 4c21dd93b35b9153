import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { isBearable, type OfferOption } from "#lib/attendance/rules/options.ts";
import { planning } from "#lib/paths/planning.ts";
import type { CivilDate } from "#lib/time.ts";
import { KEY, VERSION } from "../../_review/impact-fields.ts";
import { offerAgainAction } from "../actions.ts";

/** One press saves what the table above shows; only what is bearable can be chosen. */
export function OfferForm({
	station,
	date,
	version,
	options,
	suggested,
}: {
	station: string;
	date: CivilDate;
	version: number;
	options: readonly OfferOption[];
	suggested: OfferOption | null;
}) {
	const t = useTranslations("absence.plan");
	const bearable = options.filter(isBearable);
	if (bearable.length === 0) return null;
	const chosen = suggested ?? bearable[0];
	return (
		<form action={offerAgainAction} className="flex flex-col gap-16">
			<input type="hidden" name="ort" value={station} />
			<input type="hidden" name="tag" value={date} />
			<input type="hidden" name={KEY} value={crypto.randomUUID()} />
			<input type="hidden" name={VERSION} value={version} />
			<RadioGroup
				name="minuten"
				legend={t("choose")}
				value={String(chosen?.minutes ?? "")}
				options={bearable.map((option) => ({
					value: String(option.minutes),
					text:
						option === suggested
							? t("choiceSuggested", { minutes: option.minutes })
							: t("choice", { minutes: option.minutes }),
				}))}
			/>
			<p className="max-w-column">
				{t("saveHint")} <a href={planning.history(station)}>{t("history")}</a>
			</p>
			<Button className="self-start">{t("save")}</Button>
		</form>
	);
}
