import { useLocale, useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { formatDate, formatMonth } from "#lib/text/format.ts";
import type { WhenContext } from "./context.ts";
import type { Plan } from "./plan.ts";
import { WishLink } from "./wish-link.tsx";

/** A month without a free day: where to go on from here. */
export function MonthEmpty({
	plan: { month, next, earliest },
	address,
	wish,
}: WhenContext & { plan: Plan }) {
	const locale = useLocale();
	const t = useTranslations("when");
	const goOn = next ?? earliest;
	return (
		<Alert
			kind="info"
			title={t("monthFull", { month: formatMonth(month, locale) })}
		>
			{goOn ? (
				<ButtonLink href={`${address({ day: goOn.date })}#zeiten`}>
					{t(next ? "nextDay" : "earliestDay", {
						date: formatDate(goOn.date, locale, "short"),
					})}
				</ButtonLink>
			) : null}
			{wish ? <WishLink {...wish} /> : null}
		</Alert>
	);
}
