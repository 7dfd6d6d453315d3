/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Windows of ours that say something and wait: what happened, to what, what can be done. */
void td_message_show (GtkWindow *parent, const char *title, const char *text);

/* A window with Cancel over @parent while something long goes on. Returns: (transfer none) */
GtkWindow *
td_message_show_progress (GtkWindow *parent, const char *text, GCancellable *cancellable);
/* Takes it away; NULL is fine. */
void td_message_end_progress (GtkWindow *progress);

/* Asks for one line of text; @answer is called unless the window is dismissed, and keeps it open by
 * returning a problem to show. (transfer full) */
typedef char *(*TdMessageAnswer) (const char *text, gpointer data);
void td_message_ask (GtkWindow *parent,
                     const char *title,
                     const char *hint,
                     const char *text,
                     TdMessageAnswer answer,
                     gpointer data);

G_END_DECLS
