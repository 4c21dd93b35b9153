import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { CitizenFrame } from "#components/citizen-frame.tsx";
import { playedMoment } from "#lib/clock.ts";
import { isLocale } from "#lib/locale.ts";

export default async function CitizenLayout({
	children,
	params,
}: {
	children: ReactNode;
	params: Promise<{ locale: string }>;
}) {
	if (!isLocale((await params).locale)) notFound();
	return <CitizenFrame plays={playedMoment()}>{children}</CitizenFrame>;
}
