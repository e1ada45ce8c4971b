using DitSite.Web.Components.Forms;

namespace DitSite.Web.Pages.Bookings;

/// <summary>What was posted about the charge of a change, by a booker or by staff, bound beside the page's own fields.</summary>
public abstract class PostedChange
{
    private Guid key = Guid.NewGuid();

    /// <summary>One key, one change; made when the form is first shown.</summary>
    public Guid Key
    {
        get => key;
        set => key = value == default ? key : value;
    }

    /// <summary>Pounds, as the page showed them; empty: it said that staff decide.</summary>
    public string? ChargeShown { get; set; }

    protected decimal? Shown => PoundsText.ReadWithZero(ChargeShown);
}
