/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/print.h"

#include "chart/export.h"
#include "core/fact.h"
#include "ui/file-dialog.h"
#include "ui/message.h"
#include "ui/print-form.h"
#include "ui/words.h"

#include <pango/pangocairo.h>

struct _TdPrintDialog {
  GtkWindow parent_instance;

  TdSettings *settings;
  TdView *view;
  GArray *columns;
  TdPrintForm *form;
  GArray *spec_columns; /* of the spec below */
  TdSheetSpec spec;
  TdSheet *sheet;
  char *file_name;
  char *printed_at;
  guint page;
  gboolean refreshing;
  guint refresh_idle;

  GtkDropDown *paper;
  GtkDropDown *orientation;
  GtkDropDown *form_kind;
  GtkDropDown *column_choice;
  GtkSpinButton *pages_wide;
  GtkSpinButton *pages_high;
  GtkCheckButton *black;
  GtkEditable *from;
  GtkEditable *to;
  GtkWidget *form_fields;
  GtkEditable *superior;
  GtkEditable *agency;
  GtkEditable *number;
  GtkEditable *place_date;
  GtkEditable *signer_title;
  GtkEditable *signer_name;
  GtkDrawingArea *preview;
  GtkLabel *summary;
  GtkLabel *problem;
  GtkLabel *page_label;
  GtkWidget *previous;
  GtkWidget *next;
};

G_DEFINE_FINAL_TYPE (TdPrintDialog, td_print_dialog, GTK_TYPE_WINDOW)

static const char *const papers[] = {"A4", "A3", "A2", "A1", "A0", NULL};

/* ---- the sheet ---- */

static PangoContext *
make_pango (void)
{
  return pango_font_map_create_context (pango_cairo_font_map_get_default ());
}

static gboolean
make_spec (TdPrintDialog *self)
{
  TdDocument *document = td_view_document (self->view);
  gboolean understood;
  TdGesture gesture;

  td_view_gesture (self->view, &gesture);
  g_clear_pointer (&self->spec_columns, g_array_unref);
  understood = td_print_form_spec (self->form, gesture.today, self->columns, &self->spec,
                                   &self->spec_columns);
  self->spec.file_name = self->file_name;
  self->spec.revision = td_document_revision (document);
  self->spec.printed_at = self->printed_at;
  return understood;
}

static void
show_page (TdPrintDialog *self)
{
  guint count = td_sheet_n_pages (self->sheet);
  g_autofree char *text = NULL;

  self->page = MIN (self->page, count - 1);
  text = g_strdup_printf (_ ("Page %u of %u"), self->page + 1, count);
  gtk_label_set_text (self->page_label, text);
  gtk_widget_set_sensitive (self->previous, self->page > 0);
  gtk_widget_set_sensitive (self->next, self->page + 1 < count);
  gtk_widget_queue_draw (GTK_WIDGET (self->preview));
}

static gboolean
refresh_idle_cb (gpointer data)
{
  TdPrintDialog *self = data;
  g_autoptr (PangoContext) pango = make_pango ();
  g_autofree char *summary = NULL;
  gboolean understood = make_spec (self);

  self->refresh_idle = 0;
  g_clear_pointer (&self->sheet, td_sheet_free);
  self->sheet =
      td_sheet_new (td_view_context (self->view), td_view_rows (self->view), &self->spec, pango);
  summary = td_sheet_summary (self->sheet);
  gtk_label_set_text (self->summary, summary);
  gtk_label_set_text (self->problem,
                      understood ? ""
                                 : _ ("These dates are not understood; the range is what the "
                                      "rows need. Try 2023, q1/2024 or 30/09/2024."));
  gtk_widget_set_visible (self->form_fields, self->form->form != TD_FORM_PLAIN);
  show_page (self);
  return G_SOURCE_REMOVE;
}

static void
queue_refresh (TdPrintDialog *self)
{
  if (self->refresh_idle == 0)
    self->refresh_idle = g_idle_add (refresh_idle_cb, self);
}

static void
draw_preview_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  TdPrintDialog *self = data;
  double page_width, page_height, scale;

  if (self->sheet == NULL)
    return;
  td_sheet_page_size (self->sheet, &page_width, &page_height);
  scale = MIN ((width - 24) / page_width, (height - 24) / page_height);
  cairo_translate (cr, (width - page_width * scale) / 2, (height - page_height * scale) / 2);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.25);
  cairo_rectangle (cr, 2, 3, page_width * scale, page_height * scale);
  cairo_fill (cr);
  cairo_scale (cr, scale, scale);
  cairo_rectangle (cr, 0, 0, page_width, page_height);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  td_sheet_draw_page (self->sheet, cr, self->page);
}

/* ---- what the fields say ---- */

static void
take_text (char **field, GtkEditable *editable)
{
  g_free (*field);
  *field = g_strdup (gtk_editable_get_text (editable));
}

static void
form_from_fields (TdPrintDialog *self)
{
  TdPrintForm *form = self->form;
  guint paper = gtk_drop_down_get_selected (self->paper);

  g_free (form->paper);
  form->paper = g_strdup (papers[MIN (paper, G_N_ELEMENTS (papers) - 2)]);
  form->landscape = gtk_drop_down_get_selected (self->orientation) == 0;
  form->form = (TdForm) gtk_drop_down_get_selected (self->form_kind);
  form->columns = (TdPrintColumns) gtk_drop_down_get_selected (self->column_choice);
  form->pages_wide = (guint) gtk_spin_button_get_value_as_int (self->pages_wide);
  form->pages_high = (guint) gtk_spin_button_get_value_as_int (self->pages_high);
  form->black = gtk_check_button_get_active (self->black);
  take_text (&form->from, self->from);
  take_text (&form->to, self->to);
  take_text (&form->superior, self->superior);
  take_text (&form->agency, self->agency);
  take_text (&form->number, self->number);
  take_text (&form->place_date, self->place_date);
  take_text (&form->signer_title, self->signer_title);
  take_text (&form->signer_name, self->signer_name);
}

static void
changed_cb (TdPrintDialog *self)
{
  if (self->refreshing)
    return;
  form_from_fields (self);
  queue_refresh (self);
}

static const struct {
  const char *key;
  gsize member;
} kept[] = {
    {"print-superior", G_STRUCT_OFFSET (TdPrintForm, superior)},
    {"print-agency", G_STRUCT_OFFSET (TdPrintForm, agency)},
    {"print-signer-title", G_STRUCT_OFFSET (TdPrintForm, signer_title)},
    {"print-signer-name", G_STRUCT_OFFSET (TdPrintForm, signer_name)},
    {"print-paper", G_STRUCT_OFFSET (TdPrintForm, paper)},
};

static void
remember (TdPrintDialog *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    td_settings_set_text (self->settings, kept[i].key,
                          G_STRUCT_MEMBER (char *, self->form, kept[i].member));
}

static void
recall (TdPrintDialog *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++) {
    char *text = td_settings_text (self->settings, kept[i].key);

    if (text) {
      g_free (G_STRUCT_MEMBER (char *, self->form, kept[i].member));
      G_STRUCT_MEMBER (char *, self->form, kept[i].member) = text;
    }
  }
}

static void
fields_from_form (TdPrintDialog *self)
{
  const TdPrintForm *form = self->form;

  self->refreshing = TRUE;
  gtk_drop_down_set_selected (self->paper, td_print_form_paper_index (form, papers));
  gtk_drop_down_set_selected (self->orientation, form->landscape ? 0 : 1);
  gtk_drop_down_set_selected (self->form_kind, form->form);
  gtk_drop_down_set_selected (self->column_choice, form->columns);
  gtk_spin_button_set_value (self->pages_wide, form->pages_wide);
  gtk_spin_button_set_value (self->pages_high, form->pages_high);
  gtk_check_button_set_active (self->black, form->black);
  gtk_editable_set_text (self->superior, form->superior);
  gtk_editable_set_text (self->agency, form->agency);
  gtk_editable_set_text (self->signer_title, form->signer_title);
  gtk_editable_set_text (self->signer_name, form->signer_name);
  self->refreshing = FALSE;
}

/* ---- to a file ---- */

static void
export_chosen_cb (const char *path, gpointer data)
{
  TdPrintDialog *self = data;
  TdExportOptions options = {.created = g_get_real_time () / G_USEC_PER_SEC};
  g_autoptr (GError) error = NULL;
  TdLanguage language = td_view_context (self->view)->language;
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *text = NULL;

  make_spec (self);
  if (td_export_format_from_path (path, &options.format, &error) &&
      td_export (td_view_context (self->view), td_view_rows (self->view), &self->spec, &options,
                 path, &error)) {
    remember (self);
    text = g_strdup_printf (_ ("Written: %s"), name);
    gtk_label_set_text (self->problem, text);
    return;
  }
  text = td_fact_word (language, error);
  td_message_show (GTK_WINDOW (self), _ ("The file could not be written"), text);
}

static void
export_cb (TdPrintDialog *self)
{
  g_autofree char *folder = g_path_get_dirname (td_document_path (td_view_document (self->view)));
  g_autofree char *base = g_strdup (self->file_name);
  g_autofree char *name = NULL;

  if (g_str_has_suffix (base, ".tiendo"))
    base[strlen (base) - strlen (".tiendo")] = '\0';
  name = g_strconcat (base, ".pdf", NULL);
  td_file_dialog_save (GTK_WINDOW (self), _ ("Write as PDF, SVG or PNG"), TD_FILES_PAPER, folder,
                       name, export_chosen_cb, self);
}

/* ---- to a printer ---- */

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, TdPrintDialog *self)
{
  gtk_print_operation_set_n_pages (operation, (int) td_sheet_n_pages (self->sheet));
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, TdPrintDialog *self)
{
  td_sheet_draw_page (self->sheet, gtk_print_context_get_cairo_context (context), (guint) page);
}

static void
print_cb (TdPrintDialog *self)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autofree char *paper = g_strconcat ("iso_", self->form->paper, NULL);
  GtkPaperSize *size;
  g_autoptr (GError) error = NULL;

  for (char *letter = paper; *letter; letter++)
    *letter = g_ascii_tolower (*letter);
  size = gtk_paper_size_new (paper);
  gtk_page_setup_set_paper_size_and_default_margins (setup, size);
  gtk_paper_size_free (size);
  gtk_page_setup_set_orientation (setup, self->form->landscape ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                               : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, self->file_name);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), self);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), self);
  remember (self);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (self), &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    td_message_show (GTK_WINDOW (self), _ ("Printing failed"), error->message);
}

/* ---- pages of the preview ---- */

static void
previous_cb (TdPrintDialog *self)
{
  self->page = self->page > 0 ? self->page - 1 : 0;
  show_page (self);
}

static void
next_cb (TdPrintDialog *self)
{
  self->page++;
  show_page (self);
}

/* ---- the window ---- */

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static void
td_print_dialog_dispose (GObject *object)
{
  TdPrintDialog *self = TD_PRINT_DIALOG (object);

  g_clear_handle_id (&self->refresh_idle, g_source_remove);
  g_clear_pointer (&self->sheet, td_sheet_free);
  g_clear_object (&self->view);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_PRINT_DIALOG);
  G_OBJECT_CLASS (td_print_dialog_parent_class)->dispose (object);
}

static void
td_print_dialog_finalize (GObject *object)
{
  TdPrintDialog *self = TD_PRINT_DIALOG (object);

  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->spec_columns, g_array_unref);
  td_print_form_free (self->form);
  g_free (self->file_name);
  g_free (self->printed_at);
  G_OBJECT_CLASS (td_print_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TdPrintDialog, paper);
  gtk_widget_class_bind_template_child (widget_class, TdPrintDialog, orientation);
  gtk_widget_class_bind_template_child (widget_class, TdPrintDialog, form_kind);
  gtk_widget_class_bind_template_child (widget_class, TdPrintDialog, column_choice);
  gtk_widget_class_bind_template_child (widget_class, TdPrintDialog, pages_wide);
  gtk_widget_class_bind_template_child (widget_class, TdPrintDialog, pages_high);
  gtk_widget_class_bind_template_child (widget_class, TdPrintDialog, black);
  gtk_widget_class_bind_template_child (widget_class, TdPrintDialog, from);
  gtk_widget_class_bind_template_child (widget_class, TdPrintDialog, to);
  gtk_widget_class_bind_template_child (widget_class, TdPrintDialog, form_fields);
  gtk_widget_class_bind_template_child (widget_class, TdPrintDialog, superior);
  gtk_widget_class_bind_template_child (widget_class, TdPrintDialog, agency);
  gtk_widget_class_bind_template_child (widget_class, TdPrintDialog, number);
  gtk_widget_class_bind_template_child (widget_class, TdPrintDialog, place_date);
  gtk_widget_class_bind_template_child (widget_class, TdPrintDialog, signer_title);
  gtk_widget_class_bind_template_child (widget_class, TdPrintDialog, signer_name);
  gtk_widget_class_bind_template_child (widget_class, TdPrintDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, TdPrintDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, TdPrintDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, TdPrintDialog, page_label);
  gtk_widget_class_bind_template_child (widget_class, TdPrintDialog, previous);
  gtk_widget_class_bind_template_child (widget_class, TdPrintDialog, next);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
}

static void
td_print_dialog_class_init (TdPrintDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_print_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_print_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/tiendo/Tiendo/print.ui");
  bind_children (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
fill_drop_downs (TdPrintDialog *self)
{
  const char *orientations[] = {_ ("Landscape"), _ ("Portrait"), NULL};
  const char *columns[] = {_ ("As in the table"), _ ("The usual ones"), _ ("The name alone"), NULL};
  const char *forms[] = {_ (td_form_label (TD_FORM_PLAIN)), _ (td_form_label (TD_FORM_DECREE30)),
                         _ (td_form_label (TD_FORM_APPENDIX)), NULL};
  g_autoptr (GtkStringList) paper_list = gtk_string_list_new (papers);
  g_autoptr (GtkStringList) orientation_list = gtk_string_list_new (orientations);
  g_autoptr (GtkStringList) column_list = gtk_string_list_new (columns);
  g_autoptr (GtkStringList) form_list = gtk_string_list_new (forms);

  gtk_drop_down_set_model (self->paper, G_LIST_MODEL (paper_list));
  gtk_drop_down_set_model (self->orientation, G_LIST_MODEL (orientation_list));
  gtk_drop_down_set_model (self->column_choice, G_LIST_MODEL (column_list));
  gtk_drop_down_set_model (self->form_kind, G_LIST_MODEL (form_list));
}

static void
td_print_dialog_init (TdPrintDialog *self)
{
  self->refreshing = TRUE;
  self->form = td_print_form_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_drop_downs (self);
  gtk_drawing_area_set_draw_func (self->preview, draw_preview_cb, self, NULL);
  self->refreshing = FALSE;
}

TdPrintDialog *
td_print_dialog_new (GtkWindow *parent, TdSettings *settings, TdView *view, GArray *columns)
{
  TdPrintDialog *self =
      g_object_new (TD_TYPE_PRINT_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  self->settings = settings;
  self->view = g_object_ref (view);
  self->columns = columns;
  self->file_name = g_path_get_basename (td_document_path (td_view_document (view)));
  self->printed_at = g_date_time_format (now, "%d/%m/%Y %H:%M");
  recall (self);
  fields_from_form (self);
  refresh_idle_cb (self);
  return self;
}
