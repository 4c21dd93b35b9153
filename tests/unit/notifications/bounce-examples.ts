const crlf = (text: string) => text.replaceAll("\n", "\r\n");

/** A report as Postfix writes it. */
export function report(
	to: string,
	{ action = "failed", status = "5.1.1" } = {},
): string {
	return crlf(`Return-Path: <>
From: MAILER-DAEMON@mail.example.org (Mail Delivery System)
To: ${to}
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="B0UND"

--B0UND
Content-Type: text/plain; charset=us-ascii

<erika@example.org>: host mx.example.org said: 550 5.1.1 User unknown

--B0UND
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.org
Arrival-Date: Tue, 24 Nov 2026 10:00:00 +0100

Final-Recipient: rfc822; erika@example.org
Original-Recipient: rfc822;erika@example.org
Action: ${action}
Status: ${status}
Diagnostic-Code: smtp; 550 5.1.1 <erika@example.org>: User unknown

--B0UND
Content-Type: message/rfc822

From: termine@demo.example
To: erika@example.org
Subject: Ihr Termin

PIN: 604218

--B0UND--
`);
}

/** A mail without parts. */
export function letter(
	to: string,
	headers: Record<string, string>,
	text = "",
): string {
	const lines = Object.entries({ To: to, ...headers }).map(
		([name, value]) => `${name}: ${value}`,
	);
	return crlf(`${lines.join("\n")}\n\n${text}\n`);
}
