import type { useTranslations } from "next-intl";
import type { Wait } from "#lib/queue/queue.ts";

/** An expected wait as a range: nobody can know it to the minute. */
export function waitInWords(
	{ from, until }: Wait,
	t: ReturnType<typeof useTranslations<"waitTimes.inWords">>,
): string {
	if (until < 5) return t("short");
	return from === until
		? t("about", { minutes: until })
		: t("range", { from, until });
}
