using System.ComponentModel.DataAnnotations;
using DitSite.Web.Components.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Development;

/// <summary>Every primitive on one page, empty and in error: what a change of style or markup is looked at with. In Development only.</summary>
public sealed class PrimitivesModel(IWebHostEnvironment environment) : PageModel
{
    public sealed class AllAnswers
    {
        [Required(ErrorMessage = "Enter your full name")]
        [StringLength(100, ErrorMessage = "Full name must be 100 characters or fewer")]
        public string? FullName { get; set; }

        [Required(ErrorMessage = "Enter an amount")]
        public decimal? Amount { get; set; }

        [Required(ErrorMessage = "Enter what we should know")]
        public string? Message { get; set; }

        [Required(ErrorMessage = "Choose who pays")]
        public string? Payer { get; set; }

        [Required(ErrorMessage = "Say whether you have a microphone")]
        public bool? Microphone { get; set; }

        [MinLength(1, ErrorMessage = "Choose at least one setting")]
        public List<string> Settings { get; set; } = [];

        [DateRule("The date you finished", Missing = "Enter the date you finished", Limit = DateLimit.NotInFuture)]
        public DateAnswer Finished { get; set; } = new();

        [DateRule("The month you registered", Missing = "Enter the month you registered")]
        public MonthAnswer Registered { get; set; } = new();

        [Required(ErrorMessage = "Choose a course")]
        public string? Course { get; set; }

        public IFormFile? Evidence { get; set; }
    }

    [BindProperty]
    public AllAnswers Answers { get; set; } = new();

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!environment.IsDevelopment())
        {
            context.Result = NotFound();
        }
    }

    public void OnGet()
    {
    }

    public IActionResult OnPost()
    {
        if (Answers.Evidence is null)
        {
            ModelState.AddModelError("Answers.Evidence", "Select a file");
        }

        return ModelState.IsValid ? RedirectToPage() : this.PageWithErrors();
    }
}
