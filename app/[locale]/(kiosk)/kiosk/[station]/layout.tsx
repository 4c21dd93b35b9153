import "#app/_styles/kiosk.css";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { TabWords } from "#components/page/tab-title.tsx";
import { isLocale } from "#lib/text/locale.ts";

/** Nothing around a kiosk's screens: no header to leave by, no footer. */
export default async function KioskLayout({
	children,
	params,
}: {
	children: ReactNode;
	params: Promise<{ locale: string }>;
}) {
	if (!isLocale((await params).locale)) notFound();
	const t = await getTranslations("site");
	return <TabWords errorPrefix={t("errorPrefix")}>{children}</TabWords>;
}
