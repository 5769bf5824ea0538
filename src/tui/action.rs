//! The one table of everything a key can do. The keymap, the hints in the footer, the palette, the help screen and the page
//! of keys in the docs are all read from it.

use crate::i18n::Messages;

/// Where an action has a meaning. A key does what the innermost scope says of it, then what those around it say, the last of
/// which is [`Scope::Everywhere`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    Everywhere,
    /// The query, the list and the preview.
    Main,
    /// A list to choose one line from: a buyer, an order, a piece, a draft, an action.
    Picker,
    /// The questions a text has.
    Form,
    /// The message made of several replies.
    Basket,
    /// What was copied.
    Journal,
    /// A reply being written.
    Editor,
    /// A text changed by hand before it is copied.
    Letter,
    /// A message in numbered parts.
    Parts,
    /// Every page; what only some can do has a scope of its own inside.
    Page,
    /// The page of a buyer.
    BuyerPage,
    /// What buyers wrote.
    MessagesPage,
    /// The page of an order.
    OrderPage,
    /// What goes into the parcel of an order.
    PackingPage,
    /// The page of the shop's pieces.
    PiecesPage,
    /// The due list.
    DuePage,
    /// The orders by state.
    BoardPage,
    /// The replies, and what is to be looked at in them.
    LibraryPage,
    /// The page of a reply.
    ReplyPage,
    /// A version of a reply.
    VersionPage,
    /// What is true of the shop.
    FactsPage,
    /// What the starter library has new.
    ProposalsPage,
    /// The texts as buyers read them.
    GalleryPage,
    /// What the columns of a table mean.
    Mapper,
}

impl Scope {
    /// Every scope, in the order of the help screen.
    pub const ALL: [Self; 24] = [
        Self::Main,
        Self::Form,
        Self::Basket,
        Self::Letter,
        Self::Parts,
        Self::Picker,
        Self::Journal,
        Self::Page,
        Self::BuyerPage,
        Self::MessagesPage,
        Self::OrderPage,
        Self::PackingPage,
        Self::PiecesPage,
        Self::DuePage,
        Self::BoardPage,
        Self::LibraryPage,
        Self::ReplyPage,
        Self::VersionPage,
        Self::FactsPage,
        Self::ProposalsPage,
        Self::GalleryPage,
        Self::Editor,
        Self::Mapper,
        Self::Everywhere,
    ];

    /// The member of the `scope` messages that names it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Everywhere => "everywhere",
            Self::Main => "main",
            Self::Picker => "picker",
            Self::Form => "form",
            Self::Basket => "basket",
            Self::Journal => "journal",
            Self::Editor => "editor",
            Self::Letter => "letter",
            Self::Parts => "parts",
            Self::Page => "page",
            Self::BuyerPage => "buyer-page",
            Self::MessagesPage => "messages-page",
            Self::OrderPage => "order-page",
            Self::PackingPage => "packing-page",
            Self::PiecesPage => "pieces-page",
            Self::DuePage => "due-page",
            Self::BoardPage => "board-page",
            Self::LibraryPage => "library-page",
            Self::ReplyPage => "reply-page",
            Self::VersionPage => "version-page",
            Self::FactsPage => "facts-page",
            Self::ProposalsPage => "proposals-page",
            Self::GalleryPage => "gallery-page",
            Self::Mapper => "mapper",
        }
    }

    /// Where a key goes that means nothing here.
    pub const fn around(self) -> Option<Self> {
        match self {
            Self::Everywhere => None,
            Self::BuyerPage
            | Self::MessagesPage
            | Self::OrderPage
            | Self::PackingPage
            | Self::PiecesPage
            | Self::DuePage
            | Self::BoardPage
            | Self::LibraryPage
            | Self::ReplyPage
            | Self::VersionPage
            | Self::FactsPage
            | Self::ProposalsPage
            | Self::GalleryPage => Some(Self::Page),
            _ => Some(Self::Everywhere),
        }
    }

    /// Whether it is a page, of whatever kind.
    pub fn is_page(self) -> bool {
        self.outwards().any(|scope| scope == Self::Page)
    }

    /// This scope and those around it, the innermost first.
    pub fn outwards(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |scope| scope.around())
    }
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    pub action: Action,
    /// The name in the config.
    pub name: &'static str,
    pub scope: Scope,
    /// The keys it has before the user says otherwise; the first is the one shown.
    pub keys: &'static [&'static str],
    /// Whether it can be chosen from the palette; moving in a list cannot.
    pub in_palette: bool,
}

macro_rules! actions {
    ($($scope:ident { $($action:ident $name:literal $keys:tt $($moves:ident)?;)+ })+) => {
        /// Something a key can do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action { $($($action,)+)+ }

        /// The table.
        pub const ACTIONS: &[Entry] = &[$($(
            Entry {
                action: Action::$action,
                name: $name,
                scope: Scope::$scope,
                keys: &$keys,
                in_palette: actions!(@palette $($moves)?),
            },
        )+)+];
    };
    (@palette) => { true };
    (@palette moves) => { false };
}

actions! {
    Main {
        Copy "copy" ["enter"];
        Add "add" ["tab"];
        ToWhom "to-whom" ["ctrl-t"];
        ChooseOrder "choose-order" ["ctrl-o"];
        ChoosePiece "choose-piece" ["ctrl-f"];
        Unpin "unpin" ["ctrl-d"];
        NextVariant "next-variant" ["ctrl-y"];
        Split "split" ["ctrl-\\", "ctrl-4"];
        EditReply "edit-reply" ["ctrl-x"];
        NewReply "new-reply" ["ctrl-n"];
        OpenForm "open-form" ["backtab"];
        ReplyFromClipboard "reply-from-clipboard" [];
        OpenBasket "open-basket" ["ctrl-s"];
        OpenJournal "open-journal" ["ctrl-r"];
        ReadMessage "read-message" ["ctrl-v"];
        ArchiveReply "archive-reply" ["ctrl-delete"];
        ShopFacts "shop-facts" [];
        OpenDrafts "open-drafts" [];
        OpenBuyerPage "buyer-page" ["f2"];
        OpenMessagesPage "messages-page" ["f10"];
        Newcomer "newcomer" [];
        RemindPinned "remind-pinned" [];
        SendAgain "send-again" ["f8"];
        OpenOrderPage "order-page" ["f3"];
        OpenPiecesPage "pieces-page" ["f4"];
        OpenDuePage "due-page" ["f5"];
        OpenBoardPage "board-page" ["f6"];
        OpenStatsPage "stats-page" ["f12"];
        OpenLibraryPage "library-page" ["f11"];
        OpenReplyPage "reply-page" [];
        OpenFactsPage "facts-page" [];
        OpenProposals "library-update" [];
        OpenGallery "gallery" [];
        KeepMessage "keep-message" ["f7"];
        ChangeState "change-state" ["f9"];
        ListUp "list-up" ["up"] moves;
        ListDown "list-down" ["down"] moves;
        ListPageUp "list-page-up" ["pageup"] moves;
        ListPageDown "list-page-down" ["pagedown"] moves;
    }
    Form {
        FormDone "form-done" ["enter"];
        FormNext "form-next" ["tab", "down"] moves;
        FormPrevious "form-previous" ["backtab", "up"] moves;
        ChoiceNext "choice-next" ["right"] moves;
        ChoicePrevious "choice-previous" ["left"] moves;
        MarkChoice "mark-choice" ["space"] moves;
        Remember "remember" ["ctrl-r"];
        SaveForm "save-form" ["ctrl-s"];
        HoldForm "hold-form" ["ctrl-d"];
    }
    Basket {
        CopyBasket "copy-basket" ["enter"];
        EditBasket "edit-basket" ["ctrl-x"];
        SplitBasket "split-basket" ["ctrl-\\", "ctrl-4"];
        PartUp "part-up" ["ctrl-up", "-"];
        PartDown "part-down" ["ctrl-down", "+"];
        RemovePart "remove-part" ["delete", "backspace"];
        KeepBasket "keep-basket" ["ctrl-s"];
        BasketAsReply "basket-as-reply" ["ctrl-n"];
        HoldBasket "hold-basket" ["ctrl-d"];
        EmptyBasket "empty-basket" ["ctrl-delete"];
        BasketUp "basket-up" ["up"] moves;
        BasketDown "basket-down" ["down"] moves;
    }
    Letter {
        CopyLetter "copy-letter" ["ctrl-s"];
        PutAway "put-away" ["ctrl-d"];
        SplitLetter "split-letter" ["ctrl-\\", "ctrl-4"];
    }
    Parts {
        CopyPart "copy-part" ["enter", "ctrl-\\", "ctrl-4"];
    }
    Picker {
        Choose "choose" ["enter"];
        OpenPage "open-page" ["ctrl-t", "ctrl-o", "ctrl-f"];
        NewRecord "new-record" ["ctrl-n"];
        EditRecord "edit-record" ["ctrl-x"];
        DropDraft "drop-draft" ["ctrl-d", "ctrl-delete"];
        PickerUp "picker-up" ["up"] moves;
        PickerDown "picker-down" ["down"] moves;
        PickerPageUp "picker-page-up" ["pageup"] moves;
        PickerPageDown "picker-page-down" ["pagedown"] moves;
    }
    Journal {
        CopyAgain "copy-again" ["enter"];
        NotSent "not-sent" ["ctrl-n"];
        WrongBuyer "wrong-buyer" ["ctrl-x"];
        OnlyThisBuyer "only-this-buyer" ["ctrl-t"];
        JournalUp "journal-up" ["up"] moves;
        JournalDown "journal-down" ["down"] moves;
        JournalPageUp "journal-page-up" ["pageup"] moves;
        JournalPageDown "journal-page-down" ["pagedown"] moves;
    }
    Page {
        OpenLine "open-line" ["enter"];
        LineUp "line-up" ["up"] moves;
        LineDown "line-down" ["down"] moves;
        LinesUp "lines-up" ["pageup"] moves;
        LinesDown "lines-down" ["pagedown"] moves;
        SetReminder "set-reminder" ["ctrl-r"];
        FinishLine "finish-line" ["ctrl-d"];
        RemoveLine "remove-line" ["delete", "ctrl-delete"];
    }
    BuyerPage {
        WriteToBuyer "write-to-buyer" ["ctrl-t"];
        NewOrder "new-order" ["ctrl-n"];
        EditBuyer "edit-buyer" ["ctrl-x"];
        MergeBuyer "merge-buyer" ["ctrl-y"];
        HandOver "hand-over" [];
        EraseBuyer "erase-buyer" [];
    }
    MessagesPage {
        WhoWrote "who-wrote" ["ctrl-t"];
        NewWriter "new-writer" ["ctrl-n"];
    }
    OrderPage {
        WriteAboutOrder "write-about-order" ["ctrl-t"];
        NextState "next-state" ["ctrl-s"];
        PayOrder "pay-order" ["ctrl-y"];
        PackOrder "pack-order" ["ctrl-f"];
        MeetBuyer "meet-buyer" ["ctrl-d"];
        AddAgreement "add-agreement" ["ctrl-n"];
        OrderSummary "order-summary" ["ctrl-o"];
        EditOrder "edit-order" ["ctrl-x"];
    }
    PackingPage {
        AddExtra "add-extra" ["ctrl-n"];
        PackAll "pack-all" ["ctrl-d"];
        PackedState "packed-state" ["ctrl-s"];
    }
    PiecesPage {
        WriteAboutPiece "write-about-piece" ["ctrl-t"];
        CopyStock "copy-stock" ["ctrl-s"];
        CopyStockFull "copy-stock-full" [];
        NewPiece "new-piece" ["ctrl-n"];
        EditPiece "edit-piece" ["ctrl-x"];
    }
    DuePage {
        Snooze "snooze" ["ctrl-s"];
        Dismiss "dismiss" ["ctrl-d"];
        WriteDue "write-due" ["ctrl-t"];
    }
    BoardPage {
        BoardState "board-state" ["ctrl-s"];
    }
    LibraryPage {
        EditMarked "edit-marked" ["ctrl-x"];
        OnlyFlawed "only-flawed" ["ctrl-s"];
        UseMarked "use-marked" ["ctrl-t"];
        StillRight "still-right" ["ctrl-y"];
        AddReply "add-reply" ["ctrl-n"];
        ArchiveMarked "archive-marked" ["ctrl-d", "ctrl-delete"];
        LibraryFacts "library-facts" ["ctrl-f"];
        WhatIsNew "what-is-new" ["ctrl-o"];
        LibraryGallery "library-gallery" ["ctrl-r"];
    }
    ReplyPage {
        EditText "edit-text" ["ctrl-x"];
        UseReply "use-reply" ["ctrl-t"];
        AddText "add-text" ["ctrl-n"];
        TextsStillRight "texts-still-right" ["ctrl-y"];
        ArchiveThis "archive-this" ["ctrl-d", "ctrl-delete"];
    }
    VersionPage {
        Revert "revert" ["ctrl-s"];
    }
    FactsPage {
        ChangeFact "change-fact" ["ctrl-x"];
        StillTrue "still-true" ["ctrl-y"];
        SayInLanguage "say-in-language" ["ctrl-t"];
        NewFact "new-fact" ["ctrl-n"];
    }
    ProposalsPage {
        BringIn "bring-in" ["ctrl-s"];
        TakeAll "take-all" ["ctrl-t"];
        KeepAll "keep-all" ["ctrl-y"];
        LaterAll "later-all" ["ctrl-d"];
    }
    GalleryPage {
        NextLanguage "next-language" ["ctrl-y"];
    }
    Editor {
        SaveReply "save-reply" ["ctrl-s"];
        NewVariant "new-variant" ["ctrl-n"];
        TextBeside "text-beside" ["ctrl-y"];
        SwapTexts "swap-texts" ["ctrl-t"];
        EditOutside "edit-outside" ["ctrl-o"];
        PasteClipboard "paste-clipboard" ["ctrl-v"];
        EditorNext "editor-next" ["tab"] moves;
        EditorPrevious "editor-previous" ["backtab"] moves;
        BesideUp "beside-up" ["ctrl-up"] moves;
        BesideDown "beside-down" ["ctrl-down"] moves;
    }
    Mapper {
        GiveMeaning "give-meaning" ["enter"];
        NoMeaning "no-meaning" ["delete", "backspace"];
        SaveMapping "save-mapping" ["ctrl-s"];
        ColumnUp "column-up" ["up", "backtab"] moves;
        ColumnDown "column-down" ["down", "tab"] moves;
        ColumnsUp "columns-up" ["pageup"] moves;
        ColumnsDown "columns-down" ["pagedown"] moves;
    }
    Everywhere {
        Palette "palette" ["ctrl-p"];
        Help "help" ["ctrl-g", "f1"];
        Undo "undo" ["ctrl-/", "ctrl-_", "ctrl-7"];
        Redo "redo" ["ctrl-]", "ctrl-5"];
        ShowSecrets "show-secrets" ["ctrl-6"];
        Redraw "redraw" ["ctrl-l"];
        Back "back" ["esc"] moves;
        Cancel "cancel" ["ctrl-c"] moves;
        Suspend "suspend" ["ctrl-z"];
        Quit "quit" ["ctrl-q"];
    }
}

impl Entry {
    /// One or two words for it, for the footer.
    pub fn label(&self, messages: &Messages) -> String {
        messages.member("action", self.name)
    }

    /// A sentence for it, for help and palette.
    pub fn help(&self, messages: &Messages) -> String {
        messages.under(&format!("action-{}", self.name), "help", &[]).unwrap_or_default()
    }
}

impl Action {
    /// Its line in the table.
    pub fn entry(self) -> &'static Entry {
        // The macro writes the enum and the table from the same lines, in the same order.
        &ACTIONS[self as usize]
    }

    /// Whether it opens a page from wherever one reads.
    pub const fn opens_a_page(self) -> bool {
        matches!(
            self,
            Self::OpenBuyerPage
                | Self::OpenOrderPage
                | Self::OpenPiecesPage
                | Self::OpenDuePage
                | Self::OpenBoardPage
                | Self::OpenMessagesPage
                | Self::OpenStatsPage
                | Self::OpenLibraryPage
                | Self::OpenFactsPage
        )
    }

    /// The action of this name.
    pub fn named(name: &str) -> Option<Self> {
        ACTIONS.iter().find(|entry| entry.name == name).map(|entry| entry.action)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn the_table_stands_in_the_order_of_the_actions() {
        for entry in ACTIONS {
            assert_eq!(entry.action.entry().name, entry.name);
            assert_eq!(Action::named(entry.name), Some(entry.action));
        }
    }

    #[test]
    fn no_name_stands_for_two_actions() {
        let names: HashSet<_> = ACTIONS.iter().map(|entry| entry.name).collect();
        assert_eq!(names.len(), ACTIONS.len());
    }

    #[test]
    fn every_action_has_its_words() {
        let messages = Messages::new(&crate::model::Language::english());
        for entry in ACTIONS {
            assert_ne!(entry.label(&messages), format!("action-{}", entry.name));
            assert!(!entry.help(&messages).is_empty(), "{}", entry.name);
        }
    }

    #[test]
    fn what_has_no_key_is_at_least_in_the_palette() {
        for entry in ACTIONS {
            assert!(!entry.keys.is_empty() || entry.in_palette, "{}", entry.name);
        }
    }
}
