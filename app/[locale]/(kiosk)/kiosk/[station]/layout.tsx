import "#app/_styles/kiosk.css";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { TabWords } from "#components/page/tab-words.tsx";
import { isOffered } from "#lib/city/city.ts";

/** Nothing around a kiosk's screens: no header to leave by, no footer. */
export default async function KioskLayout({
	children,
	params,
}: {
	children: ReactNode;
	params: Promise<{ locale: string }>;
}) {
	if (!isOffered((await params).locale)) notFound();
	return <TabWords>{children}</TabWords>;
}
