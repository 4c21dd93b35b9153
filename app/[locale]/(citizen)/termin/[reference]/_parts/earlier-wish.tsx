import { useLocale, useTranslations } from "next-intl";
import { Heading } from "#components/ui/heading.tsx";
import type { AppointmentView } from "#lib/booking/booking.ts";
import { wishPaths } from "#lib/paths/wishes.ts";

/** Whoever could come earlier says so, and is asked when a time becomes free. */
export function EarlierWish({
	appointment: { reference, token, canChange },
	wish,
}: {
	appointment: AppointmentView;
	/** Token of the wish that is told already. */
	wish: string | null;
}) {
	const t = useTranslations("wishes.invite");
	const to = wishPaths(useLocale());
	if (!canChange && !wish) return null;
	return (
		<section className="no-print flex flex-col gap-8" aria-labelledby="frueher">
			<Heading id="frueher" size="small">
				{t("earlierTitle")}
			</Heading>
			<p>{t(wish ? "earlierOpen" : "earlierText")}</p>
			<a
				href={wish ? to.wish(wish) : to.earlier(reference, token)}
				className="jump self-start"
			>
				{t(wish ? "earlierShow" : "earlierLink")}
			</a>
		</section>
	);
}
