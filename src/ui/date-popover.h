/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/date-form.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TD_TYPE_DATE_POPOVER (td_date_popover_get_type ())
G_DECLARE_FINAL_TYPE (TdDatePopover, td_date_popover, TD, DATE_POPOVER, GtkPopover)

/*
 * TdDatePopover: one date as it was typed, how it was understood, where it comes from.
 *
 * ::keep () -> gboolean  Enter on a date that is understood: TRUE closes the popover
 * ::skip                 the walk goes on without a date for this row
 */
GtkWidget *td_date_popover_new (void);

/**
 * td_date_popover_show:
 * @title: "Kết thúc – Thi công"
 * @form: (transfer full): what the fields begin with
 * @previous: "Trước: 31/12/2026 (kế hoạch gốc)", or "" for none
 * @walk: (nullable): "3 / 61" when it is one of a row of questions
 *
 * Returns: (transfer none): the field that the keys go to
 */
GtkWidget *td_date_popover_show (TdDatePopover *self,
                                 const char *title,
                                 TdDateForm *form,
                                 const char *previous,
                                 const char *walk);
/* What it holds now. */
const TdDateForm *td_date_popover_form (TdDatePopover *self);
/* Says why it could not be kept; the popover stays. */
void td_date_popover_say (TdDatePopover *self, const char *problem);

G_END_DECLS
