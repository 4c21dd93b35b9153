import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { CitizenFrame } from "#components/page/citizen-frame.tsx";
import { TabWords } from "#components/page/tab-title.tsx";
import { playedMoment } from "#lib/runtime/clock.ts";
import { isLocale } from "#lib/text/locale.ts";

export default async function CitizenLayout({
	children,
	params,
}: {
	children: ReactNode;
	params: Promise<{ locale: string }>;
}) {
	if (!isLocale((await params).locale)) notFound();
	const t = await getTranslations("site");
	return (
		<TabWords errorPrefix={t("errorPrefix")}>
			<CitizenFrame plays={playedMoment()}>{children}</CitizenFrame>
		</TabWords>
	);
}
